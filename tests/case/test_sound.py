def test_the_sound_case_has_no_findings(findings):
    assert findings() == []
