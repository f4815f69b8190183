/** The HTTP edge for apps: one more producer of session events to Kafka, and nothing else. */
@NullMarked
package org.lumbar.session.edge;

import org.jspecify.annotations.NullMarked;
