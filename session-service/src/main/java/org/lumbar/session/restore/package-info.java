/** After the database has been restored: lets everything that has happened since the back-up happen again. */
@NullMarked
package org.lumbar.session.restore;

import org.jspecify.annotations.NullMarked;
