package org.lumbar.e2e.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.lumbar.backbone.Chromium;

/** One client's device: what lies on it, what it has shown, and the edge that it sends to. */
final class Phone implements AutoCloseable {
    private final BrokenEdge edge;
    private final BrowserContext device;
    private final Set<String> added = ConcurrentHashMap.newKeySet();
    private final Map<String, String> answered = new ConcurrentHashMap<>();

    Phone(Chromium chromium, String script) throws IOException {
        edge = new BrokenEdge(script);
        device = chromium.browser().newContext();
        device.setDefaultTimeout(20_000);
        device.exposeFunction("added", args -> added.add((String) args[0]));
        device.exposeFunction("answered", args -> answered.put((String) args[0], (String) args[1]));
    }

    BrokenEdge edge() {
        return edge;
    }

    /** How many events were shown as done. */
    int added() {
        return added.size();
    }

    /** How many events have got their result in a tab. */
    int answered() {
        return answered.size();
    }

    /** A new tab, in which nothing is open. */
    Page page() {
        Page page = device.newPage();
        page.navigate(edge.address());
        return page;
    }

    void inTheAir(boolean offline) {
        device.setOffline(offline);
    }

    /** So much may lie on the device from here on; to be said before anything does. */
    void hasRoomFor(Page page, int bytes) {
        CDPSession tools = device.newCDPSession(page);
        JsonObject quota = new JsonObject();
        quota.addProperty("origin", edge.address().replaceAll("/$", ""));
        quota.addProperty("quotaSize", bytes);
        tools.send("Storage.overrideQuotaForOrigin", quota);
    }

    /** What was shown as done and does not lie on the device any more: shown as stored. */
    Set<String> goneFromIt(Page page) {
        Set<String> gone = ConcurrentHashMap.newKeySet();
        gone.addAll(added);
        ((List<?>) page.evaluate("lying()")).forEach(gone::remove);
        return gone;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> state(Page page) {
        return (Map<String, Object>) page.evaluate("state()");
    }

    /** The steps of a session in the order in which the server first saw them. */
    List<String> keys(String session) {
        return edge.stored().stream()
                .filter(event -> event.at("/data/sessionId").asText().equals(session))
                .map(Phone::stepKey)
                .toList();
    }

    static String stepKey(JsonNode event) {
        return event.at("/data/stepKey").asText();
    }

    static List<String> stepKeys(int steps) {
        return IntStream.range(0, steps).mapToObj(step -> "step-" + step).toList();
    }

    @Override
    public void close() {
        device.close();
        edge.close();
    }
}
