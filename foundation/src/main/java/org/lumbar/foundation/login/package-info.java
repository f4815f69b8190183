/** What a login is by an invitation that was redeemed: looked up for each verified token, and as good as its claims. */
@NullMarked
package org.lumbar.foundation.login;

import org.jspecify.annotations.NullMarked;
