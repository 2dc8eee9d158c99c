/**
 * What the resource adapter archive carries, and nothing else: it joins a Jakarta EE server to an ActiveMQ Artemis
 * broker.
 *
 * <p>Must: start the embedded broker with the adapter and stop it after the last application; or connect to the broker
 * that {@code BROKER_URL} names, so that neither the WAR nor a message-driven bean can tell the difference. The embedded broker
 * lets in whom {@code BROKER_USERS} names, to what their roles say, and tells of each reply who sent it.
 *
 * <p>Out of scope: what is sent over the broker. Nothing here knows of services, exchanges or topics, and no other package
 * may use this one: the WAR sees {@code jakarta.jms} alone.
 */
@NullMarked
package dev.switchboard.broker;

import org.jspecify.annotations.NullMarked;
