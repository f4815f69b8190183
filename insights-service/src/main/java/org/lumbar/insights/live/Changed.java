package org.lumbar.insights.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something about this client is new; what it is has to be read.
 *
 * @param traceparent of what made it new, for whoever reads it to go on with; null unless somebody samples the trace
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Changed(UUID clientId, @Nullable String traceparent) {}
