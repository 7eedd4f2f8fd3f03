package dev.switchboard.broadcast.query.description;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the conditions of a read (RFC 9110, section 13.1). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
@Parameter(
        name = "If-None-Match",
        in = ParameterIn.HEADER,
        description = "ETags of earlier answers, or *: 304 where one of them is still current",
        example = "\"contracts-0-1532\"",
        schema = @Schema(type = "string"))
@Parameter(
        name = "If-Modified-Since",
        in = ParameterIn.HEADER,
        description = "the Last-Modified of an earlier answer; without If-None-Match only",
        example = "Mon, 01 Jan 2024 12:00:00 GMT",
        schema = @Schema(type = "string"))
@Parameter(
        name = "If-Match",
        in = ParameterIn.HEADER,
        description = "ETags of earlier answers, or *: 412 where none of them is still current",
        example = "\"contracts-0-1532\"",
        schema = @Schema(type = "string"))
@Parameter(
        name = "If-Unmodified-Since",
        in = ParameterIn.HEADER,
        description = "412 where the update is newer than that; without If-Match only",
        example = "Mon, 01 Jan 2024 12:00:00 GMT",
        schema = @Schema(type = "string"))
@interface ConditionalRead {}
