package org.lumbar.session.access;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.lumbar.backbone.ApiDocument;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.ManagementDoors;
import org.lumbar.backbone.ManagementTrial;
import org.lumbar.backbone.TestStack;

/** Two ports: callers find no health and no metrics at theirs, operators nothing about anybody at the other. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class ManagementComponentTest extends ManagementTrial {
    private static final String SECRET = "Ada Canary";

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    URI callers;

    private final UUID practice = UUID.randomUUID();
    private final UUID client = UUID.randomUUID();
    private ManagementDoors doors;
    private String admin;

    @BeforeEach
    void aClient() {
        doors = new ManagementDoors(callers, stack.management("/"));
        admin = stack.token("practice-admin@" + practice + "/max");
        stack.produce("clients", client.toString(), Map.of(), """
            {"clientId":"%s","practiceId":"%s","revision":1,"displayName":"%s","timezone":"Europe/Berlin","status":"ACTIVE",\
            "careTeam":["anna"],"lockClearances":[]}\
            """.formatted(client, practice, SECRET)
                .getBytes(UTF_8));
        await("the client is known").until(() -> stack.lag("clients") == 0);
    }

    @Inject
    Routes routes;

    @Inject
    BeanManager beans;

    @Override
    protected ManagementDoors doors() {
        return doors;
    }

    @Override
    protected String admin() {
        return admin;
    }

    @Override
    protected ApiDocument api() {
        return new ApiDocument(given().get("/q/openapi?format=json").asString());
    }

    @Override
    protected List<String> pages() {
        return List.of();
    }

    @Override
    protected Set<String> routes() {
        return routes.paths();
    }

    @Override
    protected Set<Class<?>> classes() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .collect(Collectors.toSet());
    }

    @Override
    protected void look() {
        given().auth()
                .oauth2(admin)
                .get("/v1/clients/" + client + "/sessions")
                .then()
                .statusCode(200);
    }

    @Override
    protected List<String> secrets() {
        return List.of(SECRET, client.toString(), practice.toString(), "anna");
    }

    @Override
    protected Map<String, List<String>> rows() {
        Map<String, List<String>> rows = stack.rows();
        rows.keySet().retainAll(List.of("audit_event", "clients"));
        return rows;
    }

    /** What the port of operators is told to answer. */
    @Singleton
    static class Routes {
        private final List<Router> routers = new CopyOnWriteArrayList<>();

        void listen(@Observes ManagementInterface management) {
            routers.add(management.router());
        }

        Set<String> paths() {
            return routers.stream()
                    .flatMap(router -> router.getRoutes().stream())
                    .map(route -> Objects.toString(route.getPath(), "every"))
                    .collect(Collectors.toSet());
        }
    }
}
