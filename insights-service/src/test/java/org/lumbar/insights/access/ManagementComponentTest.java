package org.lumbar.insights.access;

import static io.restassured.RestAssured.given;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.backbone.ApiDocument;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.ManagementDoors;
import org.lumbar.backbone.ManagementTrial;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.OwnIds;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;
import org.lumbar.insights.wall.Pages;

/** Two ports: callers find no health and no metrics at theirs, operators nothing about anybody at the other. */
@QuarkusTest
@ExtendWith(OwnIds.class)
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class ManagementComponentTest extends ManagementTrial {
    private static final String SECRET = "Ada Canary";

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    URI callers;

    private ManagementDoors doors;
    private String admin;

    @BeforeEach
    void aClient() {
        doors = new ManagementDoors(callers, stack.management("/"));
        admin = stack.token("practice-admin@" + Snapshots.practice() + "/max");
        Snapshot snapshot = Published.client(Snapshots.client(), Snapshots.practice(), SECRET, 1, "anna");
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
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
        return Pages.PATHS;
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
                .get("/v1/clients/" + Snapshots.client() + "/pain")
                .then()
                .statusCode(200);
    }

    @Override
    protected List<String> secrets() {
        return List.of(
                SECRET, Snapshots.client().toString(), Snapshots.practice().toString(), "anna");
    }

    @Override
    protected Map<String, List<String>> rows() {
        Map<String, List<String>> rows = stack.rows();
        rows.keySet().retainAll(List.of("audit_event", "client"));
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
