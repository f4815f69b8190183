package org.lumbar.simulator.delivery;

import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.story.Channel;

/**
 * One sending of an event and its outcome.
 *
 * @param code the reason of a refusal or a failure
 */
public record Delivery(
        SessionEvent event,
        Channel channel,
        Outcome outcome,
        @Nullable String code) {

    /** One line of JSON, without the line break. */
    String toJson() {
        String reason = code == null ? "" : ",\"code\":\"" + code + "\"";
        return "{\"outcome\":\"" + outcome + "\",\"channel\":\"" + channel + "\"" + reason + ",\"event\":"
                + event.structuredText() + "}";
    }
}
