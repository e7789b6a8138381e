// Command xds answers, one JSON line per mesh, what istiod would send to the proxies of that mesh.
//
// Each line of standard input is a Request, each line of standard output is the Response to it, in order. The first
// JSON line of output is a Greeting: the server is ready from then on.
//
// "xds certificates IDENTITY..." prints Certificates instead.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"istio.io/istio/pkg/log"
)

// maxLine bounds one request, so that a mesh of thousands of objects fits and a runaway writer does not eat the memory.
const maxLine = 256 << 20

// Greeting is the first line of output.
type Greeting struct {
	Ready bool `json:"ready"`
}

func main() {
	quiet()
	run := serve
	if len(os.Args) > 1 && os.Args[1] == "certificates" {
		run = func() error { return printCertificates(os.Args[2:]) }
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "xds:", err)
		os.Exit(1)
	}
}

// quiet leaves only istiod's errors on standard error; standard output belongs to the protocol.
func quiet() {
	options := log.DefaultOptions()
	options.OutputPaths = []string{"stderr"}
	if err := log.Configure(options); err != nil {
		fmt.Fprintln(os.Stderr, "xds:", err)
	}
	for _, scope := range log.Scopes() {
		scope.SetOutputLevel(log.ErrorLevel)
	}
}

func serve() error {
	admission, err := newAdmission()
	if err != nil {
		return err
	}
	answers := json.NewEncoder(os.Stdout)
	if err := answers.Encode(Greeting{Ready: true}); err != nil {
		return err
	}
	requests := bufio.NewScanner(os.Stdin)
	requests.Buffer(make([]byte, 0, 1<<20), maxLine)
	for requests.Scan() {
		if err := answers.Encode(answer(requests.Bytes(), admission)); err != nil {
			return err
		}
	}
	return requests.Err()
}

func answer(line []byte, admission *Admission) Response {
	var request Request
	if err := json.Unmarshal(line, &request); err != nil {
		return Response{Failed: "unreadable request: " + err.Error()}
	}
	objects, refused := admission.admit(request.Manifests)
	if len(refused) > 0 {
		return Response{Refused: refused}
	}
	return generate(request, objects)
}
