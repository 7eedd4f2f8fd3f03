/**
 * Where a server is, calls to its REST API, and what came of them in words for people, whoever
 * answered.
 */
@NullMarked
package dev.switchboard.cli.rest;

import org.jspecify.annotations.NullMarked;
