import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.util.Map;
import java.util.Random;

/**
 * Asks Groovy, in the version that Jenkins runs, which texts generated expressions of strings are: one JSON object a line,
 * {"expression":"…","text":"…"}. What does not compile is left out. A name stands for itself as it is written, so that a text tells
 * where Groovy has put one in.
 */
public class Strings {
  private static final int CASES = 600;
  private static final String[] QUOTES = {"'", "'''", "\"", "\"\"\"", "/", "$/"};
  private static final String[] PARTS = {
    "a", " ", "--conf spark.a=1", "'", "\"", "/", "$", "\\\\", "\\n", "\\t", "\\'", "\\\"", "\\$", "\\$X", "\\u0041", " \\u00e9", "\\101", "\\7", "\\477",
    "\\\n", "\n", "\r\n", "\\\r\n", "\\/", "$$", "$/", "${x}", "$y", "$m.k", "${ x }", "{", "}", " é", "#", "//", "\\d", "\\\\\n",
  };

  public static void main(String[] args) {
    Binding binding = new Binding();
    binding.setVariable("x", "${x}");
    binding.setVariable("y", "$y");
    binding.setVariable("m", Map.of("k", "$m.k"));
    GroovyShell shell = new GroovyShell(binding);
    Random random = new Random(7);
    for (int written = 0; written < CASES; ) {
      StringBuilder expression = new StringBuilder(string(random));
      for (int i = random.nextInt(3); i > 0; --i) expression.append(random.nextBoolean() ? " + " : " +\n  ").append(string(random));
      if (random.nextInt(4) == 0) expression.insert(0, "(").append(")");
      if (random.nextInt(4) == 0) expression.append(".toString()");
      Object text;
      try {
        text = shell.evaluate(expression.toString());
      } catch (Exception | Error refused) {
        continue;
      }
      if (text == null) continue;  // a comment
      System.out.println("{\"expression\":" + quoted(expression.toString()) + ",\"text\":" + quoted(String.valueOf(text)) + "}");
      ++written;
    }
  }

  private static String string(Random random) {
    String quote = QUOTES[random.nextInt(QUOTES.length)];
    StringBuilder out = new StringBuilder(quote);
    for (int i = random.nextInt(7); i >= 0; --i) {
      String part = PARTS[random.nextInt(PARTS.length)];
      if (!quote.equals("/") || !part.contains("\n")) out.append(part);
    }
    return out.append(quote.equals("$/") ? "/$" : quote).toString();
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < ' ') out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }
}
