package org.lumbar.routine.access;

import static io.restassured.RestAssured.given;

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
import org.lumbar.routine.DeskPages;
import org.lumbar.routine.Practice;

/** Two ports: callers find no health and no metrics at theirs, operators nothing about anybody at the other. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ManagementComponentTest extends ManagementTrial {
    private static final String SECRET = "Ada Canary";

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    URI callers;

    private Practice practice;
    private UUID client;
    private ManagementDoors doors;
    private String admin;

    @BeforeEach
    void aClient() {
        doors = new ManagementDoors(callers, stack.management("/"));
        practice = new Practice(stack);
        admin = stack.token("practice-admin@" + practice.id() + "/max");
        client = practice.newClient();
        practice.admin()
                .body(Map.of("displayName", SECRET))
                .patch("/v1/clients/{id}", client)
                .then()
                .statusCode(200);
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
        return DeskPages.PATHS;
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
        given().auth().oauth2(admin).get("/v1/clients/" + client).then().statusCode(200);
    }

    @Override
    protected List<String> secrets() {
        return List.of(SECRET, client.toString(), practice.id().toString(), "anna");
    }

    @Override
    protected Map<String, List<String>> rows() {
        Map<String, List<String>> rows = stack.rows();
        rows.keySet().retainAll(List.of("audit_event", "history"));
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
