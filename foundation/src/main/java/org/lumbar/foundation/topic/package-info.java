/** Topics as operators' commands see them: whole, and where a group goes on in them. */
@NullMarked
package org.lumbar.foundation.topic;

import org.jspecify.annotations.NullMarked;
