package org.lumbar.foundation.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.OpenApiConfig;
import io.smallrye.openapi.runtime.io.Format;
import io.smallrye.openapi.runtime.io.OpenApiParser;
import io.smallrye.openapi.runtime.io.OpenApiSerializer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Makes the document of a service one to generate clients from. What holds in every service is added here, in the build; what
 * only an operation knows is said at the operation. The document is read as JSON, since what is added is JSON Schema.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = ApiFilter.LAST)
public class ApiFilter implements OASFilter {
    static final int LAST = Integer.MIN_VALUE;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final IndexView index;

    public ApiFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        ObjectNode document = written(api);
        improve(document);
        OpenAPI better = read(document);
        api.setPaths(better.getPaths());
        api.setComponents(better.getComponents());
        api.setTags(better.getTags());
        api.setServers(null);
        api.setInfo(better.getInfo());
    }

    private void improve(ObjectNode document) {
        ApiResources resources = new ApiResources(Thread.currentThread().getContextClassLoader());
        new ApiSchemas(document, new Records(index)).complete();
        new PublishedSchemas(resources).into(document);
        new ApiOperations(document, resources, service()).complete();
        ApiSchemas.dropUnused(document);
    }

    /** Such as Routine, of routine-service. */
    private static String service() {
        String name = ConfigProvider.getConfig()
                .getOptionalValue("quarkus.application.name", String.class)
                .orElse("the-service");
        return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace("-service", "");
    }

    private static ObjectNode written(OpenAPI api) {
        try {
            return (ObjectNode) JSON.readTree(OpenApiSerializer.serialize(api, Format.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OpenAPI read(ObjectNode document) {
        byte[] text = document.toString().getBytes(StandardCharsets.UTF_8);
        return OpenApiParser.parse(
                new ByteArrayInputStream(text), Format.JSON, OpenApiConfig.fromConfig(ConfigProvider.getConfig()));
    }
}
