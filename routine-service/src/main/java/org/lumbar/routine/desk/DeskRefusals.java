package org.lumbar.routine.desk;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.lumbar.look.PageRefusals;
import org.lumbar.routine.problem.Refused;

/** Where a form leads, and how a page says no where no form can. */
@ApplicationScoped
public class DeskRefusals {
    private final PageRefusals pages;

    DeskRefusals(PageRefusals pages) {
        this.pages = pages;
    }

    /** Whoever is unknown and whoever is somebody else's look the same. */
    public Uni<Response> answer(RuntimeException failure, RoutingContext exchange, HttpHeaders headers) {
        return failure instanceof Refused refused
                ? Uni.createFrom().item(pages.of(Response.Status.fromStatusCode(refused.status()), headers))
                : pages.answer(failure, exchange, headers);
    }

    /** After a form that was carried out: sent again by the browser, it would be carried out again. */
    public Response to(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
