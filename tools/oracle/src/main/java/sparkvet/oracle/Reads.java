package sparkvet.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Tells in which order a driver looks its keys up: reads cases like {@link Player} and writes for each
 * {@code {"id":"…","answer":{…},"reads":[{"key":"…","how":"typed","by":"Utils.isDynamicAllocationEnabled"},…]}}. A read that repeats
 * the one before is left out.
 */
public final class Reads {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Reads() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Play play = new Play(LogTap.install());
        BufferedReader cases = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = cases.readLine(); line != null; line = cases.readLine()) {
            JsonNode request = JSON.readTree(line);
            TracedConf conf = new TracedConf();
            ObjectNode reply = JSON.createObjectNode();
            reply.set("id", request.get("id"));
            reply.set("answer", play.answer(conf, Player.settings(request.get("conf"))));
            ArrayNode reads = reply.putArray("reads");
            TracedConf.Read last = null;
            for (TracedConf.Read read : conf.reads()) {
                if (!read.equals(last)) {
                    reads.addObject().put("key", read.key()).put("how", read.how()).put("by", read.by());
                }
                last = read;
            }
            out.println(JSON.writeValueAsString(reply));
            out.flush();
            play.end();
        }
        play.leave();
    }
}
