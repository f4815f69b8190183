package org.lumbar.session.ingest;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.session.fold.LateHistoryComponentTest;

/** The same histories, with days looked for as it is done where Citus spreads them over several servers. */
@QuarkusTest
@TestProfile(SpreadDatabaseComponentTest.Spread.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session"))
class SpreadDatabaseComponentTest extends LateHistoryComponentTest {
    public static class Spread implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lumbar.database.spread", "true");
        }
    }
}
