from rashomon.flow.clean.outlet import host_of, outlet_of


def test_the_host_is_in_lower_case_and_without_port() -> None:
    assert host_of("https://WWW.News.Example:443/a") == "www.news.example"


def test_what_is_no_address_has_no_host() -> None:
    assert host_of("http://[x") is None
    assert host_of("words") is None
    assert host_of(None) is None


def test_an_address_goes_before_what_a_page_calls_itself() -> None:
    url = "https://fake.example/a"
    assert outlet_of(stated=None, url=url, feed="BBC", site="BBC") == "fake.example"
    assert outlet_of(stated="Wire", url=url, feed=None, site=None) == "Wire"
    assert outlet_of(stated=None, url=None, feed=None, site="The Daily") == "The Daily"
    assert outlet_of(stated=None, url=None, feed=None, site=None) is None
