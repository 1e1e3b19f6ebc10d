package dev.parley.rating.board;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How intervals are computed. */
public enum IntervalMethod {
    /** Normal, from the robust covariance. */
    @JsonProperty("sandwich")
    SANDWICH("sandwich"),
    /** Percentiles of ratings fitted on votes drawn with replacement. */
    @JsonProperty("bootstrap")
    BOOTSTRAP("bootstrap percentiles"),
    /** Normal, so wide that all ratings together lie within theirs with the board's level of confidence. */
    @JsonProperty("simultaneous")
    SIMULTANEOUS("simultaneous, from the sandwich");

    private final String description;

    IntervalMethod(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }
}
