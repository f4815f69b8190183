package org.lumbar.session.access;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.ConnectionsTrial;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/**
 * Callers who take their time, and callers who are too many: their connections end, and others are served. How long a head may
 * take is tried with the packaged service, as Netty looks for extensions once in a JVM.
 */
@QuarkusTest
@TestProfile(ConnectionsComponentTest.Strict.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session"))
class ConnectionsComponentTest extends ConnectionsTrial {
    private static final Duration IDLE = Duration.ofSeconds(4);

    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return settings(IDLE);
        }
    }

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource
    URI service;

    ConnectionsComponentTest() {
        super(IDLE);
    }

    @Override
    protected URI service() {
        return service;
    }

    @Override
    protected String headOfAChange() {
        return "POST /v1/events HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/cloudevents+json\r\nAuthorization: Bearer "
                + stack.token("event-producer@0190a000-0000-7000-8000-00000000d001/gateway") + "\r\n";
    }
}
