package org.lumbar.simulator.event;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One event as the app wrote it down, once: sending it again sends these very bytes.
 *
 * @param source the installation that wrote it
 * @param time RFC 3339 with offset, by the phone's clock
 * @param sequence device counter
 * @param data the JSON object of this type, as text
 */
public record SessionEvent(
        UUID id,
        UUID clientId,
        EventType type,
        String source,
        String time,
        String timezone,
        long sequence,
        String data) {

    /** The whole CloudEvent as JSON. No value but {@code data} can need escaping, and that is JSON already. */
    public byte[] structured() {
        return structuredText().getBytes(StandardCharsets.UTF_8);
    }

    /** As {@link #structured()}, as text. */
    public String structuredText() {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"" + source + "\",\"type\":\""
                + type.typeName()
                + "\",\"subject\":\"" + clientId + "\",\"time\":\"" + time + "\",\"timezone\":\"" + timezone
                + "\",\"sequence\":" + sequence + ",\"datacontenttype\":\"application/json\",\"data\":" + data + "}";
    }

    /** Kafka headers of the binary mode; the record's value is then {@link #data()}. */
    public Map<String, String> binaryHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_source", source);
        headers.put("ce_type", type.typeName());
        headers.put("ce_subject", clientId.toString());
        headers.put("ce_time", time);
        headers.put("ce_timezone", timezone);
        headers.put("ce_sequence", Long.toString(sequence));
        headers.put("content-type", "application/json");
        return headers;
    }
}
