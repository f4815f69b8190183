/** Makes all tables again from the topics, while the service goes on. */
@NullMarked
package org.lumbar.insights.rebuild;

import org.jspecify.annotations.NullMarked;
