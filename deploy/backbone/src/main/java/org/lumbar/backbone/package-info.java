/** Kafka, PostgreSQL and an OpenID provider in this JVM, as tests and the local run need them; nothing here belongs in production. */
@NullMarked
package org.lumbar.backbone;

import org.jspecify.annotations.NullMarked;
