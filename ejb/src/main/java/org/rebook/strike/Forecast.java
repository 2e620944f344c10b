package org.rebook.strike;

/** The three forecasts of a strike. */
public record Forecast(Totals low, Totals likely, Totals high) {}
