package main

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	metadatafake "k8s.io/client-go/metadata/fake"
	k8stesting "k8s.io/client-go/testing"
	"sigs.k8s.io/gateway-api/pkg/consts"

	"istio.io/istio/pkg/kube"
)

// stampGatewayAPI gives the fake cluster's CRDs the release annotation that the real ones carry: without it istiod
// takes GRPCRoute, TCPRoute and TLSRoute for too old and ignores them.
func stampGatewayAPI(client kube.Client) {
	fake, ok := client.Metadata().(*metadatafake.FakeMetadataClient)
	if !ok {
		return
	}
	fake.PrependReactor("create", "customresourcedefinitions", func(action k8stesting.Action) (bool, runtime.Object, error) {
		if create, ok := action.(k8stesting.CreateAction); ok {
			if crd, ok := create.GetObject().(metav1.Object); ok {
				crd.SetAnnotations(map[string]string{consts.BundleVersionAnnotation: consts.BundleVersion})
			}
		}
		return false, nil, nil
	})
}
