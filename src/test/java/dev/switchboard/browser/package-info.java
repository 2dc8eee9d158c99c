/**
 * The pages as people use them: in a real browser, headless Chromium, against the packaged application. Where there is no
 * Chromium these tests are skipped and say so. Screenshots are left in {@code target/screenshots}.
 */
package dev.switchboard.browser;
