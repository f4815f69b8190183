package org.lumbar.session.edge;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.lumbar.session.pain.Answer;
import org.lumbar.session.pain.Rule;

/** What to tell the client after one event, in the words of the session's snapshot. */
@Schema(name = "Guidance")
record Guidance(
        @Schema(description = "From mild to strict") Answer answer,
        @Schema(description = "The rule that decided") Rule rule) {}
