package dev.parley.text.personal;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class PersonalDataFinderFuzzTest {
    @FuzzTest
    void findingsAreSoundWhateverTheText(FuzzedDataProvider data) {
        PersonalDataFinderTest.assertSound(data.consumeRemainingAsString());
    }
}
