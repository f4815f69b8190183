package org.lumbar.backbone;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a Quarkus test class on the backbone: gives it a database, topics and the configuration that names them, and fills fields
 * marked {@link InjectBackbone}.
 *
 * <pre>{@code
 * @QuarkusTest
 * @WithTestResource(value = BackboneTestResource.class,
 *         initArgs = @ResourceArg(name = "database", value = "session"))
 * class IngestComponentTest {
 *     @InjectBackbone
 *     TestStack stack;
 * }
 * }</pre>
 *
 * <p>Classes that ask for the same share it, and the application with it. Those that can't say
 * {@code scope = TestResourceScope.RESTRICTED_TO_CLASS}.
 *
 * <p>With the further argument {@code proxied = true} the service reaches its database through a {@link TcpProxy}, which a field
 * of that type is given.
 */
public final class BackboneTestResource implements QuarkusTestResourceLifecycleManager {
    private String database = "lumbar";
    private boolean proxied;
    private @Nullable TestStack stack;
    private @Nullable TcpProxy proxy;

    @Override
    public void init(Map<String, String> args) {
        database = args.getOrDefault("database", database);
        proxied = Boolean.parseBoolean(args.get("proxied"));
    }

    @Override
    public Map<String, String> start() {
        TestStack opened = TestStack.open(database);
        stack = opened;
        Map<String, String> config = opened.config();
        config.putAll(opened.ownPorts());
        if (proxied) {
            URI server = URI.create(opened.jdbcUrl().substring("jdbc:".length()));
            TcpProxy between = TcpProxy.to(server.getHost(), server.getPort());
            proxy = between;
            config.put(
                    "quarkus.datasource.jdbc.url",
                    opened.jdbcUrl().replace(":" + server.getPort() + "/", ":" + between.port() + "/"));
        }
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                stack, new TestInjector.AnnotatedAndMatchesType(InjectBackbone.class, TestStack.class));
        injector.injectIntoFields(
                proxy, new TestInjector.AnnotatedAndMatchesType(InjectBackbone.class, TcpProxy.class));
    }

    @Override
    public void stop() {
        if (proxy != null) {
            proxy.close();
            proxy = null;
        }
        if (stack != null) {
            stack.close();
            stack = null;
        }
    }
}
