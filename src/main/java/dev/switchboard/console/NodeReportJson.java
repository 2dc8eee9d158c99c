package dev.switchboard.console;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Reports as nodes send them to each other; the histograms as HdrHistogram compresses them. */
final class NodeReportJson {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private NodeReportJson() {}

    static JsonObject write(NodeReport report) {
        JsonObjectBuilder services = JSON.createObjectBuilder();
        report.services().forEach((name, rates) -> services.add(name, service(rates)));
        JsonObjectBuilder topics = JSON.createObjectBuilder();
        report.topics().forEach(topics::add);
        JsonArrayBuilder exchanges = JSON.createArrayBuilder();
        report.exchanges().forEach(exchanges::add);
        return JSON.createObjectBuilder()
                .add("node", report.node())
                .add("services", services)
                .add("topics", topics)
                .add("exchanges", exchanges)
                .add("sampled", report.isSampled())
                .build();
    }

    private static JsonObjectBuilder service(ServiceRates rates) {
        return JSON.createObjectBuilder()
                .add("outstanding", rates.outstanding())
                .add("exchanges", rates.exchanges())
                .add("replies", rates.replies())
                .add("faults", rates.faults())
                .add("timeouts", rates.timeouts())
                .add("lateReplies", rates.lateReplies())
                .add("forgedReplies", rates.forgedReplies())
                .add("latency", text(rates.latency()));
    }

    private static String text(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /** @throws RuntimeException if it is no such report */
    static NodeReport read(JsonObject json) {
        return new NodeReport(
                json.getString("node"),
                map(json.getJsonObject("services"), NodeReportJson::rates),
                map(json.getJsonObject("topics"), topic -> ((JsonNumber) topic).doubleValue()),
                json.getJsonArray("exchanges").getValuesAs(JsonObject.class),
                json.getBoolean("sampled"));
    }

    private static <T> Map<String, T> map(JsonObject json, Function<JsonValue, T> reading) {
        Map<String, T> map = new HashMap<>();
        json.forEach((name, value) -> map.put(name, reading.apply(value)));
        return map;
    }

    private static ServiceRates rates(JsonValue value) {
        JsonObject json = (JsonObject) value;
        return new ServiceRates(
                json.getInt("outstanding"),
                number(json, "exchanges"),
                number(json, "replies"),
                number(json, "faults"),
                number(json, "timeouts"),
                number(json, "lateReplies"),
                number(json, "forgedReplies"),
                histogram(json.getString("latency")));
    }

    private static double number(JsonObject json, String name) {
        return json.getJsonNumber(name).doubleValue();
    }

    private static Histogram histogram(String text) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            return Histogram.decodeFromCompressedByteBuffer(buffer, 0);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("latency is no histogram", e);
        }
    }
}
