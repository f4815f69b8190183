package org.lumbar.bench.parseonly;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.EventReader;

/** Parses a batch by session-service's own reader and answers each event; with a token, or open to everyone. */
@Path("/")
@Blocking
@Consumes("application/cloudevents-batch+json")
@Produces(MediaType.APPLICATION_JSON)
class ParseOnlyResource {
    record Result(@Nullable UUID id, String status) {}

    record Results(List<Result> results) {}

    @POST
    @Path("with-token")
    @RolesAllowed({"client", "event-producer"})
    public Response withToken(byte[] body) {
        return answer(body);
    }

    @POST
    @Path("open")
    @PermitAll
    public Response open(byte[] body) {
        return answer(body);
    }

    private static Response answer(byte[] body) {
        List<Result> results = new ArrayList<>();
        try {
            new EventReader()
                    .readDocument(
                            body, true, null, (outcome, from, to) -> results.add(new Result(outcome.id(), "accepted")));
        } catch (IOException e) {
            throw new BadRequestException(e);
        }
        return Response.accepted(new Results(results)).build();
    }
}
