import java.io.PrintStream;
import java.util.Locale;

/** What String.toUpperCase(Locale.ROOT) makes of each letter: testdata/values/capitals.tsv, code points in hexadecimal, the letter first. */
public final class Capitals {
  public static void main(String[] arguments) throws Exception {
    var out = new PrintStream(System.out, false, "US-ASCII");
    for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
      if (letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE) continue;
      String text = Character.toString(letter);
      String capitals = text.toUpperCase(Locale.ROOT);
      if (capitals.equals(text)) continue;
      out.print(Integer.toHexString(letter));
      char separator = '\t';
      for (int one : capitals.codePoints().toArray()) {
        out.print(separator + Integer.toHexString(one));
        separator = ' ';
      }
      out.print('\n');
    }
    out.flush();
  }
}
