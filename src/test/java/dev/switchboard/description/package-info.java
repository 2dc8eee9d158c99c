/** That the documents of the API are true: of the classes, and of the running application. */
package dev.switchboard.description;
