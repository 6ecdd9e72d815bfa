package sparkvet.oracle;

import java.io.PrintStream;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;

/**
 * The process that the players' drivers connect to: a real standalone Master and a small Kubernetes API server, each on the
 * literal address that cases name; with the argument {@code kubernetes} the latter only. It says {@code ready} when they listen
 * and ends with its standard input.
 */
public final class Clusters {
    static final String HOST = "127.0.0.1";
    static final int MASTER_PORT = 7077;
    static final int KUBERNETES_PORT = 8443;

    private Clusters() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);  // Spark 3.3 logs to it
        KubernetesApi.listen(HOST, KUBERNETES_PORT);
        if (arguments.length == 0) {
            Master.startRpcEnvAndEndpoint(HOST, MASTER_PORT, 0, new SparkConf(false).set("spark.port.maxRetries", "0"));
        }
        out.println("ready");
        while (System.in.read() >= 0) {
            // Nothing is ever said; the end of input is the sign to leave.
        }
        Runtime.getRuntime().halt(0);
    }
}
