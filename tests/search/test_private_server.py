"""The server that fault tests ill-treat behaves as they expect."""

import pytest
from elastic_transport import ConnectionTimeout
from elasticsearch import Elasticsearch

from tests.support.elasticsearch import PrivateServer


def test_a_paused_server_hangs_until_it_goes_on(
    private_elasticsearch: PrivateServer,
):
    client = private_elasticsearch.client()
    private_elasticsearch.pause()
    with pytest.raises(ConnectionTimeout):
        client.options(request_timeout=0.3, max_retries=0).info()
    private_elasticsearch.resume()
    assert client.info()


def test_every_test_finds_it_running_and_empty(private_elasticsearch: PrivateServer):
    with Elasticsearch(private_elasticsearch.url) as client:
        assert not client.indices.get(index="*")
