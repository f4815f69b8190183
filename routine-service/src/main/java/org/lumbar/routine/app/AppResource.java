package org.lumbar.routine.app;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The client's app. It is nobody's data: who somebody is, and what they are to do, it asks the APIs, as every app does. */
@Path("/app")
class AppResource {
    private static final String BY_NAME = "no-cache";
    /** Else it would have that of every answer, which lets it fetch nothing. */
    private static final String FILES_OF_ITS_OWN = "default-src 'none'; connect-src 'self'";

    private static final String COLOUR = "#135e5b";
    private static final String PAPER = "#f6f4ef";

    private final AppShell shell;

    AppResource(AppShell shell) {
        this.shell = shell;
    }

    @CheckedTemplate(basePath = "app")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance app(AppPage page);
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance app() {
        return Pages.app(shell.page());
    }

    /** Lies in the folder below the page, and works for the page all the same. */
    @GET
    @Path("worker.js")
    @PermitAll
    @Produces("text/javascript")
    @Operation(hidden = true)
    public Response worker() {
        return Response.ok(shell.worker(app().render()))
                .header("Service-Worker-Allowed", "/app")
                .header(HttpHeaders.CACHE_CONTROL, BY_NAME)
                .header("Content-Security-Policy", FILES_OF_ITS_OWN)
                .build();
    }

    @GET
    @Path("manifest.webmanifest")
    @PermitAll
    @Produces("application/manifest+json")
    @Operation(hidden = true)
    public Map<String, Object> manifest() {
        return Map.of(
                "id", "/app",
                "name", "Lumbar",
                "short_name", "Lumbar",
                "start_url", "/app",
                "scope", "/app",
                "display", "standalone",
                "theme_color", COLOUR,
                "background_color", PAPER,
                "icons",
                        List.of(
                                icon("icon.svg", "any", "image/svg+xml"),
                                icon("icon-192.png", "192x192", "image/png"),
                                icon("icon-512.png", "512x512", "image/png")));
    }

    private static Map<String, String> icon(String file, String sizes, String type) {
        return Map.of("src", "/app/" + file, "sizes", sizes, "type", type, "purpose", "any");
    }
}
