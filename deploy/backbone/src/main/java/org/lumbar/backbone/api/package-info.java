/** Holds what services answer in their component tests to their stored API documents. */
@NullMarked
package org.lumbar.backbone.api;

import org.jspecify.annotations.NullMarked;
