package dev.parley.cli;

import dev.parley.dataset.build.BuildReport;
import dev.parley.dataset.build.Counts;
import dev.parley.dataset.build.Plan;
import dev.parley.dataset.build.WhatIf;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** What a build prints for people. */
final class BuildText {
    private BuildText() {}

    static String report(BuildReport report) {
        Counts read = report.read();
        Counts decided = report.decided();
        var text = new StringJoiner("\n");
        text.add(line("rows read", read.get("rows")));
        text.add(line("  not readable", read.get("rejected")));
        if (read.get("unknown files") > 0) {
            text.add(line("files in no known format", read.get("unknown files")));
        }
        text.add(line("  earlier states of a conversation", read.get("superseded")));
        text.add(line("conversations", read.get("conversations")));
        text.add(line("  not released", decided.get("dropped")));
        text.add(line("  released", decided.get("kept")));
        text.add("");
        text.add("what the rules did, in conversations (one may stand under several)");
        rules(decided.values(), text);
        text.add("");
        text.add("release:  " + report.output());
        text.add("local:    " + report.output() + ".work  (originals and personal data: not for others)");
        text.add("by:       " + report.annotator());
        text.add("why:      parley why --release " + report.output() + " ID");
        return text.toString();
    }

    static String plan(Plan plan) {
        var text = new StringJoiner("\n");
        plan.files().forEach((format, files) -> text.add(line("files of " + format, files)));
        text.add(line("bytes", plan.bytes()));
        text.add(line("rows, about", plan.rows()));
        text.add(line("conversations, about", plan.conversations()));
        text.add("");
        text.add("what the rules would do, in conversations, estimated from " + plan.sampled()
                + " (duplicates are only known to a build)");
        rules(plan.byRule(), text);
        text.add("");
        text.add("steps: read and annotate, relate, decide, release; nothing was written");
        return text.toString();
    }

    static String whatIf(WhatIf whatIf) {
        var text = new StringJoiner("\n");
        text.add(line("released now", whatIf.keptNow()));
        text.add(line("released then", whatIf.keptThen()));
        text.add(line("  no longer released", whatIf.newlyDropped()));
        text.add(line("  newly released", whatIf.newlyKept()));
        text.add(line("  cut elsewhere", whatIf.cutElsewhere()));
        text.add(line("  redacted elsewhere", whatIf.redactedElsewhere()));
        text.add("nothing was released");
        return text.toString();
    }

    private static void rules(Map<String, Long> counts, StringJoiner text) {
        counts.forEach((rule, count) -> {
            if (rule.contains(" ")) {
                text.add(line("  " + rule, count));
            }
        });
    }

    private static String line(String name, long count) {
        return String.format(Locale.ROOT, "%-36s %,12d", name, count);
    }
}
