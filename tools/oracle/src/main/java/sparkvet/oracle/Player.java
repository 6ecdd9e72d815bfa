package sparkvet.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The program that is asked: reads cases as NDJSON on standard input, plays each through a real SparkContext, and writes one
 * answer a line on standard output, in the same order.
 *
 * <p>in: {@code {"id":"…","conf":{"spark.master":"yarn",…}}}, out: {@code {"id":"…","answer":{…}}} as described by {@link Play}.
 */
public final class Player {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Player() {}

    public static void main(String[] arguments) throws Exception {
        // Spark prints to System.out now and then; answers go to the descriptor itself.
        OutputStream answers = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        Play play = new Play(LogTap.install());
        BufferedReader cases = new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        for (String line = cases.readLine(); line != null; line = cases.readLine()) {
            JsonNode request = JSON.readTree(line);
            ObjectNode reply = JSON.createObjectNode();
            reply.set("id", request.get("id"));
            reply.set("answer", play.answer(settings(request.get("conf"))));
            answers.write((JSON.writeValueAsString(reply) + "\n").getBytes(StandardCharsets.UTF_8));
            answers.flush();
            play.end();
        }
        play.leave();
    }

    /** The settings of a case in the order in which they are written. */
    static Map<String, String> settings(JsonNode conf) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> entries = conf.fields(); entries.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = entries.next();
            settings.put(entry.getKey(), entry.getValue().asText());
        }
        return settings;
    }
}
