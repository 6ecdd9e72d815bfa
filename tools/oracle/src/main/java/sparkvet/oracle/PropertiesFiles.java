package sparkvet.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.apache.spark.util.Utils;
import scala.Tuple2;
import scala.collection.Iterator;

/**
 * Asks how Spark reads a properties file: {@code {"bytes":"6b2076"}} (in hexadecimal) is answered by
 * {@code {"properties":{"k":"v"}}}, or where Java refuses the file, by an error (see {@link Questions#error}).
 */
public final class PropertiesFiles {
    private final Path file;

    private PropertiesFiles() throws IOException {
        file = Files.createTempFile("oracle", ".conf");
    }

    public static void main(String[] arguments) throws Exception {
        Questions.answerAll(new PropertiesFiles()::answer);
    }

    private ObjectNode answer(JsonNode question) throws IOException {
        Files.write(file, HexFormat.of().parseHex(question.get("bytes").asText()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        try {
            ObjectNode properties = answer.putObject("properties");
            for (Iterator<Tuple2<String, String>> all = Utils.getPropertiesFromFile(file.toString()).iterator(); all.hasNext(); ) {
                Tuple2<String, String> property = all.next();
                properties.put(property._1(), property._2());
            }
            return answer;
        } catch (IllegalArgumentException malformed) {
            return Questions.error(malformed);
        }
    }
}
