package org.lumbar.backbone.api;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * In every component test of a service that names it under {@code META-INF/services}: each answer has a status, a code and a body
 * that the stored API document names for its operation.
 */
public final class DocumentedAnswers implements QuarkusTestBeforeEachCallback, Filter {
    private @Nullable StoredDocument document;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (RestAssured.filters().stream().noneMatch(DocumentedAnswers.class::isInstance)) {
            document = StoredDocument.of(ConfigProvider.getConfig().getValue("quarkus.application.name", String.class));
            RestAssured.filters(this);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification wanted, FilterContext context) {
        Response answer = context.next(request, wanted);
        String path = URI.create(request.getURI()).getRawPath();
        String type = String.valueOf(answer.contentType());
        boolean json = type.startsWith("application/json") || type.startsWith("application/problem+json");
        String fault = document == null
                ? null
                : document.fault(request.getMethod(), path, answer.statusCode(), json ? answer.asString() : null);
        if (fault != null) {
            throw new AssertionError(fault);
        }
        return answer;
    }
}
