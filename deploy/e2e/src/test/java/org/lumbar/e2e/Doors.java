package org.lumbar.e2e;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.e2e.linear.Appended;
import org.lumbar.e2e.linear.Revised.Answer;
import org.lumbar.e2e.linear.Revised.Ask;
import org.lumbar.e2e.linear.Revised.Outcome;
import org.lumbar.local.ServiceProcess;

/** Doors through which several may change the same thing at once, and what each answers, in a model's words; null if nobody knows. */
record Doors(SystemUnderTest system) {

    /** A client's name, at one instance of routine-service. */
    @Nullable
    Answer client(ServiceProcess routine, Newcomer client, Ask ask) {
        Api api = new Api(routine.address(), system.token(client.therapist()));
        String path = "/v1/clients/" + client.clientId();
        return ask.value() == null
                ? answer(api.get(path), "displayName")
                : answer(
                        api.change("PATCH", path, "{\"displayName\":\"" + ask.value() + "\"}", ifMatch(ask)),
                        "displayName");
    }

    /** Whether a plan is paused, likewise. */
    @Nullable
    Answer plan(ServiceProcess routine, Newcomer client, Ask ask) {
        Api api = new Api(routine.address(), system.token(client.therapist()));
        String path = "/v1/plans/" + client.planId();
        return ask.value() == null
                ? answer(api.get(path), "status")
                : answer(
                        api.change(
                                "POST",
                                path + (ask.value().equals("PAUSED") ? "/pause" : "/resume"),
                                null,
                                ifMatch(ask)),
                        "status");
    }

    private static @Nullable String ifMatch(Ask ask) {
        return ask.expected() == null || Planted.IF_MATCH_IGNORED.isPlanted() ? null : "\"" + ask.expected() + "\"";
    }

    /** Null for what may have happened or not: a refusal for want of something that was away. */
    private static @Nullable Answer answer(org.lumbar.e2e.Answer came, String member) {
        return switch (came.status()) {
            case 200 ->
                Answer.of(
                        came.json().path(member).asText(),
                        came.json().path("revision").asLong());
            case 412 -> Answer.refused(Outcome.STALE);
            case 409 -> Answer.refused(Outcome.CONFLICT);
            case 503 -> null;
            default -> throw new AssertionError(came.request() + " answered " + came.status() + " " + came.text());
        };
    }

    /** What people wrote to an alert, at one instance of insights-service. */
    @Nullable
    List<String> notes(ServiceProcess insights, Newcomer client, String alert, Appended.Ask ask) {
        Api api = new Api(insights.address(), system.token(client.therapist()));
        String path = "/v1/alerts/" + client.clientId() + ":" + alert + "/acknowledgement";
        if (ask.add() == null) {
            org.lumbar.e2e.Answer read = api.get(path);
            if (read.status() == 503) {
                return null;
            }
            List<String> notes = new ArrayList<>();
            read.expect(200)
                    .json()
                    .forEach(entry -> notes.add(entry.path("note").asText()));
            return notes;
        }
        org.lumbar.e2e.Answer put = api.send("PUT", path, Api.JSON, "{\"note\":\"" + ask.add() + "\"}");
        return put.status() == 503 ? null : List.of(put.expect(204).text());
    }
}
