package org.lumbar.routine.welcome;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.login.Login;
import org.lumbar.look.Form;
import org.lumbar.look.Notation;
import org.lumbar.look.Notices;
import org.lumbar.look.OfASession;
import org.lumbar.look.Viewers;
import org.lumbar.routine.desk.DeskRefusals;
import org.lumbar.routine.joining.AddressOfRequest;
import org.lumbar.routine.joining.Join;
import org.lumbar.routine.problem.Refused;

/** Somebody with an invitation signs in, types its code, and reads whose client they are now. */
@Path("/desk/join")
@Produces(MediaType.TEXT_HTML)
class JoinResource {
    private static final String CODE = "code";
    private static final int SECONDS_A_MINUTE = 60;

    private final Join join;
    private final ShowJoined joined;
    private final CallerOfRequest caller;
    private final JsonWebToken token;
    private final Viewers viewers;
    private final Notices notices;
    private final DeskRefusals refusals;

    JoinResource(
            Join join,
            ShowJoined joined,
            CallerOfRequest caller,
            JsonWebToken token,
            Viewers viewers,
            Notices notices,
            DeskRefusals refusals) {
        this.join = join;
        this.joined = joined;
        this.caller = caller;
        this.token = token;
        this.viewers = viewers;
        this.notices = notices;
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "join")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance welcome(JoinPage page, Notation say);

        static native TemplateInstance code(JoinPage page, Notation say);

        static native TemplateInstance joined(JoinedPage page, Notation say);
    }

    /** Before the sign-in, which a browser would leave with the code from the address. */
    @GET
    @PermitAll
    @Operation(hidden = true)
    public TemplateInstance welcome(@Context HttpHeaders headers) {
        Notation say = notices.notation(headers);
        return Pages.welcome(new JoinPage(null, Form.EMPTY, 0), say).setLocale(say.language());
    }

    @GET
    @Path("code")
    @Authenticated
    @OfASession
    @Operation(hidden = true)
    public String code(@Context HttpHeaders headers) {
        return page(Form.EMPTY, 0, headers);
    }

    @POST
    @Path("code")
    @Authenticated
    @OfASession
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response join(MultivaluedMap<String, String> sent, RoutingContext exchange, @Context HttpHeaders headers) {
        Form form = Form.of(sent);
        String typed = form.value(CODE);
        if (typed.isEmpty()) {
            Form again = form.withFaults(List.of(new Fault("missing", "/code", "A code is needed.")));
            return answer(422, page(again, 0, headers)).build();
        }
        try {
            Login login = Login.of(token).orElseThrow();
            Binding binding = join.join(caller.get(), login, typed, AddressOfRequest.of(exchange.request()));
            UUID client = binding.clientId();
            return client == null
                    ? refusals.to("/desk")
                    : Response.ok(welcomed(client, headers)).build();
        } catch (Refused refused) {
            return answer(refused.status(), page(form.refused(refused.faults(), refused.code()), 0, headers))
                    .build();
        } catch (HttpProblem tooMany) {
            return waits(form, tooMany, headers);
        }
    }

    private TemplateInstance welcomed(UUID client, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        JoinedPage page = joined.of(viewers.current(), client);
        return Pages.joined(page, say).setLocale(say.language());
    }

    private Response waits(Form form, HttpProblem problem, HttpHeaders headers) {
        if (problem.getStatusCode() != Response.Status.TOO_MANY_REQUESTS.getStatusCode()) {
            throw problem;
        }
        String seconds = String.valueOf(problem.getHeaders().get(HttpHeaders.RETRY_AFTER));
        long minutes = (Long.parseLong(seconds) + SECONDS_A_MINUTE - 1) / SECONDS_A_MINUTE;
        return answer(problem.getStatusCode(), page(form.refused(List.of(), "too-many-codes"), minutes, headers))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private static Response.ResponseBuilder answer(int status, String page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page);
    }

    private String page(Form form, long minutes, HttpHeaders headers) {
        Notation say = notices.notation(headers);
        return Pages.code(new JoinPage(viewers.current(), form, minutes), say)
                .setLocale(say.language())
                .render();
    }

    @ServerExceptionMapper
    public Uni<Response> refused(RuntimeException failure, RoutingContext exchange, @Context HttpHeaders headers) {
        return refusals.answer(failure, exchange, headers);
    }
}
