import java.lang.reflect.Method;
import java.util.List;
import java.util.Random;

/** Asks Oozie's own splitter what generated texts of spark-opts are: one JSON object a line, {"options":"…","words":["…"]}. */
public class Splitter {
  private static final int CASES = 600;
  private static final String[] PARTS = {
    "--conf", "--conf ", "--num-executors", "--name", "-c", "--x=", "--driver-memory=4g", "spark.a=1", "spark.a=\"b c\"", "spark.a=\"b\" c", "spark.a=b \"c d\"", "spark.a=\"b\"c\"",
    "\"spark.a=b\"", "\"", "a", "4", "4 5", "=", "-", "---", "a--b", "--", "é", "spark.a=\"-Da=b -Dc=\"", "\"q\" r", "r \"q + s\"", "$X", "\t", "\n", "  ", " ", " ", " ", " ",
  };

  public static void main(String[] args) throws Exception {
    Method split = Class.forName("org.apache.oozie.action.hadoop.SparkOptionsSplitter").getDeclaredMethod("splitSparkOpts", String.class);
    split.setAccessible(true);
    Random random = new Random(7);
    for (int i = 0; i < CASES; ++i) {
      StringBuilder options = new StringBuilder();
      for (int part = random.nextInt(10); part >= 0; --part) options.append(PARTS[random.nextInt(PARTS.length)]).append(random.nextInt(3) > 0 ? " " : "");
      StringBuilder words = new StringBuilder();
      for (Object word : (List<?>) split.invoke(null, options.toString())) words.append(words.length() > 0 ? "," : "").append(quoted(word.toString()));
      System.out.println("{\"options\":" + quoted(options.toString()) + ",\"words\":[" + words + "]}");
    }
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
