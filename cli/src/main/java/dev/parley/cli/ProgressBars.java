package dev.parley.cli;

import dev.parley.core.Progress;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress for somebody who watches a terminal: a bar that moves, and is gone when its step is done. */
final class ProgressBars implements Progress {
    @Override
    public Step start(String name, String unit, long total) {
        ProgressBar bar = new ProgressBarBuilder()
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setTaskName(name)
                .setUnit(" " + unit, 1)
                .setInitialMax(total)
                .setUpdateIntervalMillis(250)
                .clearDisplayOnFinish()
                .build();
        return new Step() {
            @Override
            public void advance(long by) {
                bar.stepBy(by);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }
}
