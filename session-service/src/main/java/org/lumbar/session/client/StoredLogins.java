package org.lumbar.session.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.lumbar.session.client.Client.BoundLogin;

/** Logins as they are stored: the JSON of the contract, in which PostgreSQL finds one by issuer and subject. */
public final class StoredLogins {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NONE = "[]";

    private StoredLogins() {}

    static String json(List<BoundLogin> logins) {
        ArrayNode all = JSON.createArrayNode();
        logins.forEach(each -> all.addObject()
                .put("issuer", each.issuer())
                .put("subject", each.subject())
                .put("boundAt", each.boundAt().toString()));
        return all.toString();
    }

    /** What the stored form of a client contains who has this login. */
    public static String containing(String issuer, String subject) {
        ArrayNode all = JSON.createArrayNode();
        all.addObject().put("issuer", issuer).put("subject", subject);
        return all.toString();
    }

    /** What is stored. */
    public static List<BoundLogin> read(String json) {
        if (json.equals(NONE)) {
            return List.of();
        }
        try {
            List<BoundLogin> logins = new ArrayList<>();
            for (JsonNode each : JSON.readTree(json)) {
                logins.add(new BoundLogin(
                        each.required("issuer").textValue(),
                        each.required("subject").textValue(),
                        Instant.parse(each.required("boundAt").textValue())));
            }
            return List.copyOf(logins);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored logins can't be read", e);
        }
    }
}
