import pytest
@pytest.fixture(scope="session")
def elasticsearch_url():
    return "http://127.0.0.1:9200"
