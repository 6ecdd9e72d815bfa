package sparkvet.oracle;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The frame of the programs that ask single methods of Spark and start no driver: a question a line on standard input, its answer
 * a line on standard output, both JSON. Answers are pure ASCII, so that half a surrogate pair comes through as it is.
 */
final class Questions {
    private static final ObjectMapper JSON = new ObjectMapper().configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true);

    private Questions() {}

    interface Answering {
        JsonNode answer(JsonNode question) throws Exception;
    }

    /** Answers all questions and ends the JVM. */
    static void answerAll(Answering answering) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            out.println(JSON.writeValueAsString(answering.answer(JSON.readTree(line))));
        }
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    /** The answer of a method that threw: {@code {"error":"class: message"}}. */
    static ObjectNode error(Throwable thrown) {
        return JsonNodeFactory.instance.objectNode().put("error", thrown.getClass().getName() + ": " + thrown.getMessage());
    }
}
