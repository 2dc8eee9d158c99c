/**
 * Pattern 1, Request-Response: the caller waits.
 *
 * <p>Must: send a request with a Return Address and a Correlation Identifier, bring its reply back to the one caller who
 * waits for it, and tell every caller the outcome when it is due at the latest. Follow a request from
 * {@link dev.switchboard.requestresponse.RequestResource} over {@link dev.switchboard.requestresponse.RequestGateway} to
 * {@link dev.switchboard.requestresponse.ReplyListener}.
 *
 * <p>Methods of beans that every request crosses are public where they needn't be, for Weld's proxies reach others by reflection.
 *
 * <p>Out of scope: anything that outlives the process. A waiting caller dies with its node; who needs more uses
 * Request-Callback.
 */
@NullMarked
package dev.switchboard.requestresponse;

import org.jspecify.annotations.NullMarked;
