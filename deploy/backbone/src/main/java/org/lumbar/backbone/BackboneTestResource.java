package org.lumbar.backbone;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a Quarkus test class on the backbone: gives it a database, topics and the configuration that names them, and fills fields
 * marked {@link InjectBackbone}.
 *
 * <pre>{@code
 * @QuarkusTest
 * @QuarkusTestResource(value = BackboneTestResource.class, restrictToAnnotatedClass = true,
 *         initArgs = @ResourceArg(name = "database", value = "session"))
 * class IngestComponentTest {
 *     @InjectBackbone
 *     TestStack stack;
 * }
 * }</pre>
 */
public final class BackboneTestResource implements QuarkusTestResourceLifecycleManager {
    private String database = "lumbar";
    private @Nullable TestStack stack;

    @Override
    public void init(Map<String, String> args) {
        database = args.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        stack = TestStack.open(database);
        return stack.config();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                stack, new TestInjector.AnnotatedAndMatchesType(InjectBackbone.class, TestStack.class));
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
            stack = null;
        }
    }
}
