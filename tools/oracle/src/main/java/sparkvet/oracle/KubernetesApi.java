package sparkvet.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * Answers like a Kubernetes API server whose cluster is empty, accepts everything, and schedules nothing: lists have no items,
 * watches report nothing, what is created comes back with a uid, and any pod asked for by name is running and ready.
 */
final class KubernetesApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> KINDS = Map.of(
        "pods", "Pod",
        "configmaps", "ConfigMap",
        "services", "Service",
        "secrets", "Secret",
        "persistentvolumeclaims", "PersistentVolumeClaim",
        "statefulsets", "StatefulSet",
        "deployments", "Deployment",
        "namespaces", "Namespace");
    private static final int WATCH_MILLISECONDS = 60_000;

    private KubernetesApi() {}

    static void listen(String host, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "kubernetes-api");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", KubernetesApi::handle);
        server.start();
    }

    private static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getQuery();
            if (exchange.getRequestHeaders().containsKey("Sec-WebSocket-Key")) {
                // Clients then ask again without a web socket; the newer ones wait for this answer's end.
                exchange.getResponseHeaders().set("Connection", "close");
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            if (query != null && query.contains("watch=true")) {
                watch(exchange);
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode sent = body.length == 0 ? null : JSON.readTree(body);
            String[] path = exchange.getRequestURI().getPath().split("/");
            switch (exchange.getRequestMethod()) {
                case "GET" -> reply(exchange, 200, isCollection(path) ? list(path) : named(path));
                case "POST" -> reply(exchange, 201, created(sent));
                case "PUT", "PATCH" -> reply(exchange, 200, created(sent));
                default -> reply(exchange, 200, success());
            }
        }
    }

    /** Keeps the connection open for longer than any case lasts. */
    private static void watch(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        try {
            Thread.sleep(WATCH_MILLISECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isCollection(String[] path) {
        return KINDS.containsKey(path[path.length - 1]);
    }

    private static ObjectNode list(String[] path) {
        ObjectNode list = object(version(path), KINDS.get(path[path.length - 1]) + "List");
        list.putObject("metadata").put("resourceVersion", "1");
        list.putArray("items");
        return list;
    }

    private static ObjectNode named(String[] path) {
        String kind = path.length < 2 ? null : KINDS.get(path[path.length - 2]);
        ObjectNode found = kind == null ? object("v1", "Status") : object(version(path), kind);
        found.putObject("metadata").put("name", path[path.length - 1]).put("namespace", "default").put("uid", uid());
        ObjectNode status = found.putObject("status").put("phase", "Running");
        status.putArray("conditions").addObject().put("type", "Ready").put("status", "True");
        return found;
    }

    private static ObjectNode created(JsonNode sent) {
        ObjectNode created = sent instanceof ObjectNode ? (ObjectNode) sent : object("v1", "Status");
        JsonNode metadata = created.get("metadata");
        ObjectNode marked = metadata instanceof ObjectNode ? (ObjectNode) metadata : created.putObject("metadata");
        marked.put("uid", uid()).put("resourceVersion", "1");
        return created;
    }

    private static ObjectNode success() {
        return object("v1", "Status").put("status", "Success");
    }

    /** {@code /apis/GROUP/VERSION/…}, or {@code /api/v1/…} for the kinds of old. */
    private static String version(String[] path) {
        return path[1].equals("apis") ? path[2] + "/" + path[3] : "v1";
    }

    private static ObjectNode object(String version, String kind) {
        return JSON.createObjectNode().put("apiVersion", version).put("kind", kind);
    }

    private static String uid() {
        return UUID.randomUUID().toString();
    }

    private static void reply(HttpExchange exchange, int code, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
