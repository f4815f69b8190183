package org.lumbar.routine.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.access.RunningRequest;
import org.lumbar.foundation.login.Login;
import org.lumbar.routine.problem.RequestBodies;

@Path("/v1/invitations/redeem")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations")
class RedeemResource {
    private final CallerOfRequest callers;
    private final JsonWebToken token;
    private final RunningRequest running;
    private final Join join;
    private final RequestBodies<TypedCode> bodies;

    RedeemResource(CallerOfRequest callers, JsonWebToken token, RunningRequest running, Join join, ObjectMapper json) {
        this.callers = callers;
        this.token = token;
        this.running = running;
        this.join = join;
        this.bodies = new RequestBodies<>("redeem-request.json", TypedCode.class, json);
    }

    /** @param code as it was typed: case, hyphens and spaces don't matter, and O counts as zero, I and L as one */
    public record TypedCode(String code) {
        @Override
        public String toString() {
            return "TypedCode";
        }
    }

    /**
     * Who the login is from now on.
     *
     * @param clientId null for a practice's staff
     */
    public record Joined(
            Set<String> roles, UUID practiceId, @Nullable UUID clientId) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated
    @Operation(
            operationId = "redeemInvitation",
            summary =
                    "Become who an invitation is for; any token of the identity provider will do. Every code that can't be"
                            + " redeemed is answered alike: 404 invitation-not-valid; after five such, 429 for a while")
    @APIResponse(responseCode = "404", description = "Every code that cannot be redeemed: `invitation-not-valid`")
    @APIResponse(responseCode = "409", description = "`login-not-free`, `too-many-logins`, `concurrent-change`")
    @APIResponse(responseCode = "429", description = "Too many wrong codes: `too-many-codes`")
    @APIResponseSchema(value = Joined.class, responseCode = "200", responseDescription = "OK")
    public Joined redeem(
            @RequestBody(content = @Content(schema = @Schema(implementation = TypedCode.class))) byte[] body) {
        Caller caller = callers.get();
        Login login = Login.of(token).orElseThrow();
        String address =
                running.get().map(each -> AddressOfRequest.of(each.request())).orElseThrow();
        Binding binding = join.join(caller, login, bodies.read(body).code(), address);
        return new Joined(binding.roles(), binding.practiceId(), binding.clientId());
    }
}
